// The headers of a table, as buttons that sort it.

import { element } from "/assets/shared/dom.js";

export class Sorting {
  #table;
  #columns;
  #first;
  #key;
  #descending = false;

  /**
   * @param columns {key, label, order (a comparison), style}; the first holds words, the others
   *   numbers
   * @param redraw is called when the order changed
   * @param begin {key, descending}: the order to begin with; by the first column where not given
   */
  constructor(table, columns, redraw, begin) {
    this.#table = table;
    this.#columns = columns;
    this.#first = columns[0].key;
    this.#key = begin?.key ?? this.#first;
    this.#descending = begin?.descending ?? false;
    const row = element("tr");
    for (const column of columns) {
      const head = element("th", "", this.styles(column));
      head.scope = "col";
      head.dataset.key = column.key;
      const button = element("button", column.label, "sort");
      button.type = "button";
      button.addEventListener("click", () => this.#sortBy(column.key, redraw));
      head.append(button);
      row.append(head);
    }
    table.tHead.append(row);
    this.#show();
  }

  /** The classes of a column's cells. */
  styles(column) {
    return (column.key === this.#first ? "" : "number ") + (column.style ?? "");
  }

  /** A comparison of two records in the order chosen; equals by the first column. */
  get order() {
    const of = (key) => this.#columns.find((column) => column.key === key).order;
    const direction = this.#descending ? -1 : 1;
    return (a, b) => direction * of(this.#key)(a, b) || of(this.#first)(a, b);
  }

  #sortBy(key, redraw) {
    // Words from A on, numbers from the largest on; the same header again turns it round.
    this.#descending = this.#key === key ? !this.#descending : key !== this.#first;
    this.#key = key;
    this.#show();
    redraw();
  }

  #show() {
    for (const head of this.#table.tHead.rows[0].cells) {
      if (head.dataset.key === this.#key) {
        head.setAttribute("aria-sort", this.#descending ? "descending" : "ascending");
      } else {
        head.removeAttribute("aria-sort");
      }
    }
  }
}
