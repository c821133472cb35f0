/**
 * Evaluates a {@link dev.overfit.study.Study} and returns an {@link dev.overfit.study.Analysis}
 * with verdicts, tables and sentences. The rules work on figures alone; nothing here draws or
 * writes.
 */
@NullMarked
package dev.overfit.study;

import org.jspecify.annotations.NullMarked;
