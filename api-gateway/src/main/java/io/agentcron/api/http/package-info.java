/**
 * What all of the REST interface shares: problem documents for whatever goes wrong, bodies, pages,
 * versions.
 */
@NullMarked
package io.agentcron.api.http;

import org.jspecify.annotations.NullMarked;
