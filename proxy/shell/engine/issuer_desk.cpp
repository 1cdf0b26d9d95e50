#include "proxy/shell/engine/issuer_desk.h"

#include <algorithm>
#include <exception>
#include <utility>

#include "proxy/core/base/crypto.h"
#include "proxy/core/base/text.h"
#include "proxy/core/config/address.h"
#include "proxy/core/http/encoder.h"
#include "proxy/core/identity/token.h"
#include "proxy/shell/engine/clock.h"
#include "proxy/shell/engine/log.h"
#include "proxy/shell/engine/plain_call.h"
#include "proxy/shell/net/pause.h"

namespace gatehouse::engine {
namespace {

constexpr Millis kBetweenLooks{2'000};
constexpr Millis kPatience{10'000};
constexpr std::size_t kMostDocument = std::size_t{256} * 1024;
constexpr WallMicros kMicrosASecond = 1'000'000;
constexpr WallMicros kActiveFor = 60 * kMicrosASecond;   // then it is asked about again
constexpr WallMicros kRefusedFor = 10 * kMicrosASecond;  // likewise
constexpr WallMicros kSilentFor = kMicrosASecond;        // after an issuer gave no verdict

/// The issuer as a provider of its own.
Result<pipeline::Upstream> endpointOf(const pipeline::Snapshot& snapshot,
                                      const identity::Issuer& issuer, const std::string& address)
{
    auto url = http::parseUrl(address);
    if (!url || !(url->secure() || config::isLoopback(url->host)))
        return fail(ErrorKind::Invalid, cat(address, " is no https address"),
                    "keys and verdicts come over TLS, or from this machine");
    pipeline::Upstream made;
    made.row.title = issuer.config.id;
    made.chosen.id = issuer.config.id;
    made.chosen.caFile = issuer.config.caFile;
    made.chosen.proxy = config::proxyFor(snapshot.config.server, url->host);
    made.base = std::move(*url);
    made.origin = cat("issuer|", address, "|", made.chosen.proxy, "|", made.chosen.caFile);
    return made;
}

std::string headOf(const http::Url& to, std::string_view method, std::string_view authorization,
                   std::size_t size)
{
    std::string target = to.path.empty() ? std::string("/") : to.path;
    if (!to.query.empty()) target += cat("?", to.query);
    std::string head;
    http::appendRequestLine(head, method, target);
    http::appendField(head, "Host", to.authority());
    http::appendField(head, "Accept", "application/json");
    if (!authorization.empty()) http::appendField(head, "Authorization", authorization);
    if (method == "POST") {
        http::appendField(head, "Content-Type", "application/x-www-form-urlencoded");
        http::appendField(head, "Content-Length", number(static_cast<std::int64_t>(size)));
    }
    http::appendHeadEnd(head);
    return head;
}

/// RFC 6749, 2.3.1: both parts are escaped before they are joined.
std::string basicOf(const identity::Issuer& issuer)
{
    return cat("Basic ", base64(cat(http::escapeSegment(issuer.config.clientId), ":",
                                    http::escapeSegment(issuer.clientSecret.reveal()))));
}

std::string discoveryOf(std::string_view issuer)
{
    while (issuer.ends_with('/')) issuer.remove_suffix(1);
    return cat(issuer, "/.well-known/openid-configuration");
}

net::Task<Result<std::string>> get(Desk& desk, const pipeline::Snapshot& snapshot,
                                   const identity::Issuer& issuer, std::string address,
                                   net::Cancel& cancel)
{
    const auto endpoint = endpointOf(snapshot, issuer, address);
    if (!endpoint) co_return endpoint.error();
    PlainCall call{*endpoint, headOf(endpoint->base, "GET", {}, 0), {}, kPatience, kMostDocument};
    auto answer = co_await ask(desk.pool, std::move(call), cancel);
    if (!answer) co_return answer.error();
    if (answer->status != 200 || !answer->isWhole)
        co_return fail(ErrorKind::BadUpstream,
                       cat(address, " answered ", number(answer->status),
                           answer->isWhole ? "" : ", cut short or too long"),
                       "check the addresses of the issuer");
    co_return std::move(answer->body);
}

net::Task<Result<identity::KeySet>> keysOf(Desk& desk, const pipeline::Snapshot& snapshot,
                                           const identity::Issuer& issuer, net::Cancel& cancel)
{
    std::string address = issuer.config.keysUrl;
    if (address.empty()) {
        const auto document =
            co_await get(desk, snapshot, issuer, discoveryOf(issuer.config.issuer), cancel);
        if (!document) co_return document.error();
        auto named = identity::keysUrlIn(*document, issuer);
        if (!named) co_return named.error();
        address = std::move(*named);
    }
    const auto text = co_await get(desk, snapshot, issuer, std::move(address), cancel);
    if (!text) co_return text.error();
    co_return identity::KeySet::read(*text);
}

}  // namespace

void IssuerDesk::start(Desk& desk)
{
    desk_ = &desk;
    house_.shared.tokens.wakeWith(
        [this, &desk] { desk.loop.post([this, &desk] { serve(desk); }); });
    desk.loop.post([this, &desk] { watch(desk); });
}

void IssuerDesk::stop()
{
    if (desk_ == nullptr) return;
    house_.shared.tokens.wakeWith(nullptr);
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

void IssuerDesk::leave()
{
    if (--running_ == 0 && isEnding_) ended_.set_value();
}

net::Detached IssuerDesk::watch(Desk& desk)
{
    ++running_;
    while (!rest_.requested()) {
        try {
            look(desk);
        } catch (const std::exception&) {
            // Out of memory: the next look is soon.
        }
        co_await net::pause(desk.loop, kBetweenLooks, rest_);
    }
    leave();
}

/// Forgets issuers that are gone, and wishes for keys that are old.
void IssuerDesk::look(Desk& desk)
{
    const auto live = house_.live.get();
    if (!live) return;
    auto& book = house_.shared.tokens;
    if (live->generation != generation_) {
        generation_ = live->generation;
        std::vector<std::uint64_t> marks;
        if (live->issuers) {
            for (const auto& each : live->issuers->all()) marks.push_back(each.mark);
        }
        book.keepOnly(marks);
    }
    if (!live->issuers) return;
    for (const auto& each : live->issuers->all()) {
        if (each.fetches()) book.refresh(each.mark, wallNow());
    }
    serve(desk);
}

void IssuerDesk::serve(Desk& desk)
{
    if (isEnding_) return;
    const auto live = house_.live.get();
    for (auto& wish : house_.shared.tokens.takeWishes()) {
        const identity::Issuer* issuer = nullptr;
        if (live && live->issuers) {
            const auto& all = live->issuers->all();
            const auto at = std::ranges::find(all, wish.issuer, &identity::Issuer::mark);
            if (at != all.end()) issuer = &*at;
        }
        // A call under the config before this one: it gives up by itself.
        if (issuer != nullptr) fulfil(desk, live, issuer, std::move(wish));
    }
}

net::Detached IssuerDesk::fulfil(Desk& desk, Snapshot snapshot, const identity::Issuer* issuer,
                                 Wish wish)
{
    ++running_;
    const auto cancel = std::make_shared<net::Cancel>();
    open_.push_back(cancel);
    try {
        if (wish.digest) {
            co_await askAbout(desk, *snapshot, *issuer, wish, *cancel);
        } else {
            co_await fetchKeys(desk, *snapshot, *issuer, *cancel);
        }
    } catch (const std::exception&) {
        if (!wish.digest) house_.shared.tokens.setTrouble(wish.issuer, "no memory", wallNow());
    }
    std::erase(open_, cancel);
    leave();
}

net::Task<> IssuerDesk::fetchKeys(Desk& desk, const pipeline::Snapshot& snapshot,
                                  const identity::Issuer& issuer, net::Cancel& cancel)
{
    auto keys = co_await keysOf(desk, snapshot, issuer, cancel);
    auto& book = house_.shared.tokens;
    if (keys) {
        book.setKeys(issuer.mark, std::make_shared<const identity::KeySet>(std::move(*keys)),
                     wallNow());
        co_return;
    }
    const auto& error = keys.error();
    if (!cancel.requested())
        log(Level::Warning, "issuer",
            {{"id", issuer.config.id}, {"trouble", error.message}, {"hint", error.hint}});
    book.setTrouble(issuer.mark, error.message, wallNow());
}

net::Task<> IssuerDesk::askAbout(Desk& desk, const pipeline::Snapshot& snapshot,
                                 const identity::Issuer& issuer, const Wish& wish,
                                 net::Cancel& cancel)
{
    auto& book = house_.shared.tokens;
    const auto silent = [&](const Error& error) {
        log(Level::Warning, "issuer", {{"id", issuer.config.id}, {"trouble", error.message}});
        book.keep(*wish.digest, issuer.mark,
                  {.caller = nullptr,
                   .error = fail(
                       ErrorKind::Unavailable,
                       cat("nobody can tell whether this token of ", issuer.config.id, " is good"),
                       "try again; the gateway's log says what is wrong"),
                   .until = wallNow() + kSilentFor});
    };
    const auto endpoint = endpointOf(snapshot, issuer, issuer.config.introspectionUrl);
    if (!endpoint) {
        silent(endpoint.error());
        co_return;
    }
    std::string body =
        cat("token=", http::escapeSegment(wish.token.reveal()), "&token_type_hint=access_token");
    std::string head = headOf(endpoint->base, "POST", basicOf(issuer), body.size());
    PlainCall call{*endpoint, std::move(head), std::move(body), kPatience, kMostDocument};
    const auto answer = co_await ask(desk.pool, std::move(call), cancel);
    if (!answer) {
        silent(answer.error());
        co_return;
    }
    const WallMicros now = wallNow();
    auto judged = identity::introspected(answer->status, answer->body, issuer, now);
    if (!judged.caller && judged.error.kind == ErrorKind::Unavailable) {
        silent(judged.error);
        co_return;
    }
    WallMicros until = now + (judged.caller ? kActiveFor : kRefusedFor);
    if (judged.caller && judged.caller->entry.expiresAt != 0)
        until = std::min(until, judged.caller->entry.expiresAt);
    book.keep(
        *wish.digest, issuer.mark,
        {.caller = std::move(judged.caller), .error = std::move(judged.error), .until = until});
}

}  // namespace gatehouse::engine
