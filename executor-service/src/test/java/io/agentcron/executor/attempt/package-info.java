/** Attempts with a journal, agents and a clock that tests hold in their hands. */
@NullMarked
package io.agentcron.executor.attempt;

import org.jspecify.annotations.NullMarked;
