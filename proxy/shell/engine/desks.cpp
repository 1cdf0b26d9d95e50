#include "proxy/shell/engine/desks.h"

#include <algorithm>
#include <future>
#include <mutex>
#include <thread>
#include <utility>

#include "proxy/core/pipeline/stages/record.h"

namespace gatehouse::engine {
namespace {

constexpr Millis kAskTime{200};  // patience with a loop that is asked for what it is doing

Running runningOf(const Visit& visit)
{
    const auto& x = visit.x;
    Running row;
    row.requestId = x.id;
    row.startedAt = x.arrival.wall;
    row.elapsed = visit.sinceStart();
    row.firstByte = x.course.firstByteAt;
    row.method = x.arrival.head.method;
    row.path = x.arrival.head.target.substr(0, x.arrival.head.target.find('?'));
    row.dialect = x.parse.dialect == nullptr ? std::string() : std::string(x.parse.dialect->id);
    row.provider = x.route.targets.empty() ? std::string() : x.route.target()->upstream->chosen.id;
    row.model = x.parse.facts.model;
    row.keyLabel = x.caller.label;
    row.streaming = x.collect.streamed || x.collect.lines;
    row.events = x.collect.eventCount;
    row.bytes = x.course.delivered;
    return row;
}

std::uint64_t positive(std::int64_t count)
{
    return static_cast<std::uint64_t>(std::max<std::int64_t>(0, count));
}

}  // namespace

void Desks::start(unsigned count)
{
    for (unsigned i = 0; i < count; ++i) {
        desks_.push_back(std::make_unique<Desk>(i, house_));
        Desk& desk = *desks_.back();
        desk.loop.onTick([this, &desk](net::SteadyTime) { announce(desk); });
        desk.loop.start();
    }
}

Desk& Desks::next() noexcept
{
    return *desks_[turn_.fetch_add(1, std::memory_order_relaxed) % desks_.size()];
}

void Desks::announce(Desk& desk)
{
    const auto now = net::steadyNow();
    for (Visit* visit : desk.running) {
        if (!visit->travelling || visit->announced || pipeline::stages::isUnlisted(visit->x))
            continue;
        if (now - visit->start < visit->snapshot->config.records.announceAfter) continue;
        visit->announced = true;
        house_.writer->push(
            record::ExchangeStarted{pipeline::stages::announcement(visit->x, visit->env())});
    }
}

/// A loop that does not answer in time is left out; `ask` owns what it writes to, as it may run
/// later.
template <class Ask>
void Desks::askEach(Ask ask) const
{
    for (const auto& desk : desks_) {
        const auto done = std::make_shared<std::promise<void>>();
        auto answer = done->get_future();
        desk->loop.post([&desk = *desk, ask, done]() mutable {
            ask(desk);
            done->set_value();
        });
        answer.wait_for(kAskTime);
    }
}

/// Waits for as long as it takes: the loops must be running.
void Desks::onEach(const std::function<void(Desk&)>& work)
{
    for (const auto& desk : desks_) {
        const auto done = std::make_shared<std::promise<void>>();
        auto answer = done->get_future();
        desk->loop.post([&desk = *desk, &work, done] {
            work(desk);
            done->set_value();
        });
        answer.wait();
    }
}

std::vector<Running> Desks::running() const
{
    const auto rows = std::make_shared<std::pair<std::mutex, std::vector<Running>>>();
    askEach([rows](Desk& desk) {
        const std::lock_guard lock(rows->first);
        for (const Visit* visit : desk.running) {
            if (visit->travelling) rows->second.push_back(runningOf(*visit));
        }
    });
    const std::lock_guard lock(rows->first);
    return std::move(rows->second);
}

Peek Desks::peek(const std::string& requestId, std::size_t offset, std::size_t eventOffset) const
{
    const auto found = std::make_shared<std::pair<std::mutex, Peek>>();
    askEach([found, requestId, offset, eventOffset](Desk& desk) {
        for (const Visit* visit : desk.running) {
            if (visit->x.id != requestId || !visit->travelling) continue;
            const auto& collected = visit->x.collect;
            const std::lock_guard lock(found->first);
            auto& peek = found->second;
            peek.found = true;
            peek.ended = collected.whole;
            const auto& bridge = visit->x.bridge;
            const auto& shown = bridge ? collected.delivered : collected.body;
            peek.bytes = shown.substr(std::min(offset, shown.size()));
            peek.contentType = bridge ? bridge->contentType
                                      : std::string(collected.head.headers.get("content-type"));
            const auto from = std::min(eventOffset, collected.marks.size());
            peek.events.assign(collected.marks.begin() + static_cast<std::ptrdiff_t>(from),
                               collected.marks.end());
        }
    });
    const std::lock_guard lock(found->first);
    return std::move(found->second);
}

std::vector<const Tally*> Desks::tallies() const
{
    std::vector<const Tally*> all;
    for (const auto& desk : desks_) all.push_back(&desk->tally);
    return all;
}

std::vector<const HealthWatch*> Desks::watches() const
{
    std::vector<const HealthWatch*> all;
    for (const auto& desk : desks_) all.push_back(&desk->health);
    return all;
}

std::uint64_t Desks::openExchanges() const
{
    std::int64_t open = 0;
    for (const auto& desk : desks_) open += desk->tally.openExchanges;
    return positive(open);
}

std::uint64_t Desks::requests() const
{
    std::int64_t ended = 0;
    for (const auto& desk : desks_) {
        for (const auto& count : desk->tally.byOutcome) ended += count;
    }
    return positive(ended);
}

bool Desks::drain(Millis patience)
{
    if (stopped_) return true;
    const auto until = net::steadyNow() + patience;
    for (;;) {
        std::size_t busy = 0;
        onEach([&busy](Desk& desk) {
            std::vector<std::shared_ptr<net::Duplex>> idle;
            for (Visit* visit : desk.running) {
                if (visit->travelling) {
                    ++busy;
                } else {
                    idle.push_back(visit->client);
                }
            }
            for (const auto& client : idle) client->abort();
        });
        if (busy == 0) return true;
        if (net::steadyNow() >= until) return false;
        std::this_thread::sleep_for(Millis(20));
    }
}

void Desks::stop()
{
    if (std::exchange(stopped_, true)) return;
    // What is still open now is cut: its farewell runs on its loop and its row says so.
    for (;;) {
        std::size_t open = 0;
        onEach([&open](Desk& desk) {
            std::vector<std::shared_ptr<net::Duplex>> clients;
            for (net::Duplex* client : desk.clients) clients.push_back(client->shared_from_this());
            for (Visit* visit : desk.running) visit->cancel.request();
            for (const auto& client : clients) client->abort();
            desk.pool.closeAll();
            open += desk.clients.size();
        });
        if (open == 0) break;
        std::this_thread::sleep_for(Millis(1));
    }
    for (const auto& desk : desks_) desk->loop.stopAndJoin();
}

}  // namespace gatehouse::engine
