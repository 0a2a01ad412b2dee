package com.stockafolio.loadtest.stack;

import com.stockafolio.loadtest.process.ModuleClassPath;
import com.stockafolio.loadtest.process.Workspace;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The class paths that one local system runs from, each copied once. */
final class Programs {

  private final Workspace workspace;
  private final Map<String, ModuleClassPath> byModule = new ConcurrentHashMap<>();

  Programs(Workspace workspace) {
    this.workspace = workspace;
  }

  /** The class path of a module below {@code loadtest}. */
  ModuleClassPath of(String module) {
    return byModule.computeIfAbsent(module, name -> ModuleClassPath.of(workspace, name));
  }
}
