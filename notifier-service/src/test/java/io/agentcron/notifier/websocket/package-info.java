/** Tests of the package of the same name. */
@NullMarked
package io.agentcron.notifier.websocket;

import org.jspecify.annotations.NullMarked;
