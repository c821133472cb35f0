/**
 * What touches the life of the native runtime: loading it, the environment that it finds, its
 * devices, its memory, and how a session executes.
 */
@NullMarked
package dev.overfit.graph.runtime;

import org.jspecify.annotations.NullMarked;
