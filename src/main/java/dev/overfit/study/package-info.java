/**
 * Says what was found: a {@link dev.overfit.study.Study} goes in, outcomes, a table and sentences
 * come out; pure rules over figures, which draw and write nothing.
 */
@NullMarked
package dev.overfit.study;

import org.jspecify.annotations.NullMarked;
