/**
 * Definitions on their way from Postgres to the topic {@code agents}. One instance at a time leads;
 * whatever is not known to be on the topic is published, so that nothing is lost when a process
 * ends between commit and publication.
 *
 * <p>Versions of an agent are written in order. A lock in Postgres lets one instance lead, but a
 * request of an earlier leader may still be under way to the broker when the next one starts: so
 * all of them write under one transactional id, and the broker refuses whoever came before.
 */
@NullMarked
package io.agentcron.api.publication;

import org.jspecify.annotations.NullMarked;
