#include "proxy/shell/engine/prober.h"

#include <algorithm>
#include <exception>
#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/pipeline/probe_call.h"
#include "proxy/shell/engine/clock.h"
#include "proxy/shell/engine/plain_call.h"
#include "proxy/shell/net/pause.h"

namespace gatehouse::engine {
namespace {

constexpr Millis kBetweenLooks{250};
constexpr Millis kWhileNobodyIsProbed{2'000};  // a config that wants it is published meanwhile

/// The sample is always there; who has no address yet, or no token of its service, is not asked.
bool mayProbe(const pipeline::Upstream& upstream) noexcept
{
    return !upstream.implicit && !upstream.row.sample && upstream.chosen.enabled &&
           upstream.chosen.probeEvery.count() > 0 && !upstream.base.host.empty();
}

bool wantsToken(const pipeline::Upstream& upstream, std::size_t key) noexcept
{
    return upstream.row.auth.scheme == provider::AuthScheme::Google && !upstream.keyAt(key).empty();
}

provider::ProbeFacts failed(WallMicros at, const Error& error)
{
    provider::ProbeFacts facts;
    facts.at = at;
    facts.error = error.message;
    facts.hint = error.hint;
    return facts;
}

WallMicros microsOf(Millis length) noexcept
{
    return std::chrono::duration_cast<Micros>(length).count();
}

}  // namespace

void Prober::start(Desk& desk)
{
    desk_ = &desk;
    desk.loop.post([this, &desk] { watch(desk); });
}

void Prober::stop()
{
    if (desk_ == nullptr) return;
    auto ended = ended_.get_future();
    std::exchange(desk_, nullptr)->loop.post([this] {
        isEnding_ = true;
        rest_.request();
        // Who is woken takes itself out of the list.
        const auto open = open_;
        for (const auto& each : open) each->request();
        if (running_ == 0) ended_.set_value();
    });
    ended.wait();
}

void Prober::leave()
{
    if (--running_ == 0 && isEnding_) ended_.set_value();
}

net::Detached Prober::watch(Desk& desk)
{
    ++running_;
    while (!rest_.requested()) {
        bool isWanted = true;
        try {
            isWanted = look(desk);
        } catch (const std::exception&) {
            // Out of memory: the next look is soon.
        }
        co_await net::pause(desk.loop, isWanted ? kBetweenLooks : kWhileNobodyIsProbed, rest_);
    }
    leave();
}

/// What the config no longer names is forgotten, and holds nobody any more.
void Prober::forget(const pipeline::Snapshot& snapshot)
{
    const auto isKept = [&](std::uint64_t mark) {
        return std::ranges::any_of(snapshot.upstreams, [mark](const pipeline::Upstream& each) {
            return each.mark == mark && mayProbe(each);
        });
    };
    const std::lock_guard lock(mutex_);
    std::erase_if(entries_, [&](const auto& entry) {
        if (isKept(entry.first)) return false;
        house_.shared.targets.hold(entry.first, false);
        return true;
    });
}

/// Whether anybody is to be probed at all.
bool Prober::look(Desk& desk)
{
    const auto live = house_.live.get();
    if (!live || house_.paused.load(std::memory_order_relaxed)) return false;
    forget(*live);
    if (std::ranges::none_of(live->upstreams, mayProbe)) return false;
    const WallMicros now = wallNow();
    for (std::size_t place = 0; place < live->upstreams.size(); ++place) {
        const auto& upstream = live->upstreams[place];
        if (!mayProbe(upstream)) continue;
        const auto every =
            provider::untilProbe(upstream.chosen.probeEvery, desk.loop.random().next());
        {
            const std::lock_guard lock(mutex_);
            auto& entry = entries_[upstream.mark];
            if (entry.isOpen || entry.due > now) continue;
            entry.isOpen = true;
            entry.due = now + microsOf(every);
        }
        probe(desk, live, place);
    }
    return true;
}

net::Task<provider::ProbeFacts> Prober::ask(Desk& desk, const pipeline::Snapshot& snapshot,
                                            const pipeline::Upstream& upstream, net::Cancel& cancel)
{
    const WallMicros began = wallNow();
    pipeline::Exchange x;
    x.arrival.wall = began;
    pipeline::Target target;
    target.upstream = &upstream;
    target.key = desk.health.chooseKey(upstream, began, desk.loop.random());
    if (wantsToken(upstream, target.key)) {
        auto token = co_await desk.tokens.tokenFor(upstream, target.key, began, cancel);
        if (!token) co_return failed(began, token.error());
        target.token = std::move(*token);
    }
    const pipeline::Env env{snapshot, {0, began}};
    if (auto written = pipeline::writeProbe(x, target, env); !written)
        co_return failed(began, written.error());
    PlainCall call{upstream, std::move(x.out.head), {}, upstream.chosen.probeTimeout};
    const auto answer = co_await engine::ask(desk.pool, std::move(call), cancel);
    if (!answer) co_return failed(began, answer.error());
    provider::ProbeFacts facts;
    facts.at = began;
    facts.status = answer->status;
    facts.latency = answer->begun;
    if (!provider::isGoodProbe(answer->status, !upstream.keyAt(target.key).empty())) {
        facts.error = cat("it answers ", number(answer->status));
        facts.hint = provider::adviceOn(answer->status);
    }
    co_return facts;
}

net::Detached Prober::probe(Desk& desk, Snapshot snapshot, std::size_t place)
{
    ++running_;
    const auto cancel = std::make_shared<net::Cancel>();
    open_.push_back(cancel);
    const auto& upstream = snapshot->upstreams[place];
    try {
        auto facts = co_await ask(desk, *snapshot, upstream, *cancel);
        if (!cancel->requested()) note(upstream, std::move(facts));
    } catch (const std::exception&) {
        const std::lock_guard lock(mutex_);
        entries_[upstream.mark].isOpen = false;
    }
    std::erase(open_, cancel);
    leave();
}

void Prober::note(const pipeline::Upstream& upstream, provider::ProbeFacts facts)
{
    const bool isGood = facts.error.empty();
    (isGood ? good_ : bad_).fetch_add(1, std::memory_order_relaxed);
    const std::lock_guard lock(mutex_);
    const auto at = entries_.find(upstream.mark);
    if (at == entries_.end()) return;  // it was taken out of the config meanwhile
    facts.failures = isGood ? 0 : at->second.facts.failures + 1;
    at->second.isOpen = false;
    at->second.facts = std::move(facts);
    house_.shared.targets.hold(upstream.mark, at->second.facts.isHeld());
}

provider::ProbeFacts Prober::facts(std::uint64_t upstream) const
{
    const std::lock_guard lock(mutex_);
    const auto at = entries_.find(upstream);
    return at == entries_.end() ? provider::ProbeFacts() : at->second.facts;
}

}  // namespace gatehouse::engine
