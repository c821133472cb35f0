package dev.overfit.table;

import dev.overfit.data.Split;

/**
 * A table dealt out and coded, ready to train on.
 *
 * @param rows the rows that train, those that validate and those that test
 * @param coding how they were coded
 */
public record TableSplit(Split rows, TableCoding coding) {}
