/** What a client or subscriber needs to know to connect. */
@NullMarked
package io.agentcron.api.info;

import org.jspecify.annotations.NullMarked;
