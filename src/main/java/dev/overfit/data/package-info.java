/**
 * Gets rows: from a file or a URL in the UCI layout or from arrays; checks them, keeps slices of
 * remote files in a cache, splits them, and says where they came from. In go paths, URLs and
 * arrays; out come a {@link dev.overfit.data.Dataset}, or a {@link dev.overfit.data.Split} of two.
 * Making rows up is left to {@code simulation}.
 */
@NullMarked
package dev.overfit.data;

import org.jspecify.annotations.NullMarked;
