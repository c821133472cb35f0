package dev.overfit.table;

import dev.overfit.data.Split;

/**
 * A table split and encoded, ready to train on.
 *
 * @param rows the training, validation and test rows
 * @param coding how the rows were encoded
 */
public record TableSplit(Split rows, TableCoding coding) {}
