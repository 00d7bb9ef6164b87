/**
 * The history of runs: what the journal says happened, folded into one row per run. Everything here
 * is a value or a pure function; how events arrive, where rows are kept and how they are asked for
 * is in the sub-packages.
 */
@NullMarked
package io.agentcron.api.runs;

import org.jspecify.annotations.NullMarked;
