/**
 * Says what was found: a {@link dev.overfit.study.Study} goes in, an {@link
 * dev.overfit.study.Analysis} with verdicts, tables and sentences come out; pure rules over
 * figures, which draw and write nothing.
 */
@NullMarked
package dev.overfit.study;

import org.jspecify.annotations.NullMarked;
