/**
 * Whether what schedules promised was done: the fires that their rules named over a range, against
 * the journal, which is read from its topic for each question.
 */
@NullMarked
package io.agentcron.api.audit;

import org.jspecify.annotations.NullMarked;
