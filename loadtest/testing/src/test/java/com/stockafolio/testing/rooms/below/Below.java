package com.stockafolio.testing.rooms.below;

/** What stands in the lower room. */
public final class Below {}
