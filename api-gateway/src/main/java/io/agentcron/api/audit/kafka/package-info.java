/** The journal as it is on its topic. */
@NullMarked
package io.agentcron.api.audit.kafka;

import org.jspecify.annotations.NullMarked;
