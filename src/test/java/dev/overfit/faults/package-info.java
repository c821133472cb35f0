/**
 * Faults around a run of the real command, in processes of their own: kills, signals, full and
 * read-only disks, natives that do not load, changing data, and long lives. {@code
 * src/test/faults/run.sh} runs these programs. Each prints what it did and how often, and fails if
 * anything is not as promised.
 */
package dev.overfit.faults;
