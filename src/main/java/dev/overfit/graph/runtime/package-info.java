/**
 * Manages the native runtime: loading it, the environment that it finds, its devices, its memory,
 * and how a session runs its operations.
 */
@NullMarked
package dev.overfit.graph.runtime;

import org.jspecify.annotations.NullMarked;
