/**
 * Gets rows: from a file or a URL in the UCI layout or any other of one label and many features, or
 * from arrays; checks them, keeps slices of remote files in a cache, splits them, and says where
 * they came from. In go paths, URLs and arrays; out come a {@link dev.overfit.data.Dataset}, or a
 * {@link dev.overfit.data.Split} of two. Making rows up is left to {@code simulation}.
 *
 * <p>Rows are streamed: nothing is inflated to the disk, and no more is read, or fetched, than was
 * asked for. What cannot be used ends in a {@link dev.overfit.data.DataException} that names the
 * file, the row and the column.
 */
@NullMarked
package dev.overfit.data;

import org.jspecify.annotations.NullMarked;
