/**
 * Definitions: agents with their schedules, the rules they obey, and what a change makes of them.
 * An agent and its schedules are one document with one version.
 */
@NullMarked
package io.agentcron.api.agents;

import org.jspecify.annotations.NullMarked;
