#pragma once

#include "proxy/core/pipeline/step.h"
#include "proxy/shell/net/task.h"
#include "proxy/shell/visit.h"

namespace gatehouse {

/// Makes the call that a stop asks for, through this gateway as if a program had sent it: by its
/// providers, keys and routes, and with a row of its own, which names this call as its event.
/// What came of it stands in visit.x.course.asked; nothing in time is a status of 0.
///
/// Thread  the visit's loop. A client that leaves ends it.
net::Task<> askFor(Visit& visit, pipeline::Ask what);

/// Makes several calls at the same time, likewise, as calls of the same caller, in the same trace.
/// What came of each stands in visit.x.course.answers, in their order. Once too many have failed
/// the others are called back.
net::Task<> askForSeveral(Visit& visit, pipeline::AskSeveral what);

/// Runs a stop, and makes the calls that it asks for.
net::Task<pipeline::Step> settled(pipeline::Enter stop, Visit& visit);

/// The answer is whole: runs the stops that want it so. False: it may not be delivered, and
/// visit.x.reply says so.
net::Task<bool> mayDeliver(Visit& visit);

}  // namespace gatehouse
