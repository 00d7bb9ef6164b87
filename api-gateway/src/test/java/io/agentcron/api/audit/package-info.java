/** Audits against a real topic. */
@NullMarked
package io.agentcron.api.audit;

import org.jspecify.annotations.NullMarked;
