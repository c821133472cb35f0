package dev.overfit.model;

/** A layer of a {@link ModelSpec}: {@link Dense} or {@link Dropout}. */
public sealed interface LayerSpec permits Dense, Dropout {}
