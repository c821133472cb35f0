/**
 * Draws a study with JFreeChart: a {@link dev.overfit.study.Study} goes in, pictures come out, as
 * PNG and as SVG.
 */
@NullMarked
package dev.overfit.picture;

import org.jspecify.annotations.NullMarked;
