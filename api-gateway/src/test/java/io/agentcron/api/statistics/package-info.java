/** That runs are counted once, and that the days of a period are right in any time zone. */
@NullMarked
package io.agentcron.api.statistics;

import org.jspecify.annotations.NullMarked;
