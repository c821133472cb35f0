package dev.overfit.model;

/** A layer of a {@link ModelSpec}: {@link Dense}, {@link Dropout} or {@link Normalization}. */
public sealed interface LayerSpec permits Dense, Dropout, Normalization {}
