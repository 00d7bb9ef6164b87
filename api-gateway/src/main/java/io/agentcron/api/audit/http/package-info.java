/** Audits over HTTP. */
@NullMarked
package io.agentcron.api.audit.http;

import org.jspecify.annotations.NullMarked;
