#include "proxy/shell/universal.h"

#include <string>
#include <utility>

#include "proxy/core/pipeline/universal.h"
#include "proxy/shell/journey.h"

namespace gatehouse {
namespace {

/// The arrival of one step: what is known of the client stays.
pipeline::Arrival arrivalOf(const pipeline::Arrival& asked, pipeline::UniversalStep step,
                            int number, const std::string& request)
{
    pipeline::Arrival arrival;
    arrival.head = std::move(step.head);
    arrival.body = std::move(step.body);
    arrival.address = asked.address;
    arrival.memo = asked.memo;
    arrival.loopback = asked.loopback;
    arrival.secure = asked.secure;
    arrival.request = request;
    arrival.step = number;
    return arrival;
}

}  // namespace

net::Task<> universal(Visit& visit)
{
    const pipeline::Arrival asked = std::move(visit.x.arrival);
    auto steps = pipeline::readUniversal(asked.head, asked.body);
    if (!steps) {
        visit.x.arrival = arrivalOf(asked, {asked.head, asked.body}, 0, {});
        visit.x.arrival.wall = asked.wall;
        visit.x.arrival.receivedAt = asked.receivedAt;
        co_await refuse(visit, std::move(steps).error());
        co_return;
    }
    std::string request;
    for (std::size_t i = 0; i < steps->size(); ++i) {
        const bool keepsAlive = visit.x.course.keepAlive;
        visit.beginStep(arrivalOf(asked, std::move((*steps)[i]), static_cast<int>(i), request));
        visit.x.course.keepAlive = keepsAlive;
        if (request.empty()) request = visit.x.arrival.request = visit.x.id;
        visit.hasNext = i + 1 < steps->size();
        const Ended ended = co_await journey(visit);
        if (ended == Ended::Told) break;
    }
}

}  // namespace gatehouse
