/** What people ask of the scheduler about runs, and what it answers. */
@NullMarked
package io.agentcron.api.commands;

import org.jspecify.annotations.NullMarked;
