/**
 * Fetches rows over HTTP, no more than are asked for, and keeps slices of remote files in a cache.
 */
@NullMarked
package dev.overfit.data.remote;

import org.jspecify.annotations.NullMarked;
