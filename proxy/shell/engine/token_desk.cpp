#include "proxy/shell/engine/token_desk.h"

#include <chrono>
#include <string_view>
#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/config/address.h"
#include "proxy/core/http/encoder.h"
#include "proxy/shell/engine/plain_call.h"

namespace gatehouse::engine {
namespace {

constexpr std::chrono::seconds kPatience{30};
constexpr std::size_t kMostAnswer = 64 * 1024;
constexpr std::size_t kMostKept = 1000;
constexpr std::int64_t kMicrosASecond = 1'000'000;
constexpr std::int64_t kBefore = 60;  ///< seconds: a token is not used to its very end

Error noAnswer()
{
    return fail(ErrorKind::BadUpstream, "Google's token service gave no answer",
                "check this machine's network, and the provider's proxy");
}

/// The token endpoint as a provider of its own: proxy and trust are those of the provider.
Result<pipeline::Upstream> endpointOf(const pipeline::Upstream& upstream, const std::string& uri)
{
    auto url = http::parseUrl(uri);
    if (!url || !(url->secure() || config::isLoopback(url->host)))
        return fail(ErrorKind::Invalid, "token_uri of the service account is no https address",
                    "paste the whole JSON file that Google made for the account");
    pipeline::Upstream made;
    made.row.title = "Google's token service";
    made.chosen = upstream.chosen;
    made.base = std::move(*url);
    made.origin = cat("token|", uri, "|", made.chosen.proxy, "|", made.chosen.caFile, "|",
                      made.chosen.insecureTls ? "insecure" : "");
    return made;
}

std::string headOf(const http::Url& to, std::size_t size)
{
    std::string head;
    http::appendRequestLine(head, "POST", to.path.empty() ? "/" : to.path);
    http::appendField(head, "Host", to.authority());
    http::appendField(head, "Content-Type", "application/x-www-form-urlencoded");
    http::appendField(head, "Accept", "application/json");
    http::appendField(head, "Content-Length", number(static_cast<std::int64_t>(size)));
    http::appendHeadEnd(head);
    return head;
}

}  // namespace

net::Task<Result<provider::AccessToken>> TokenDesk::fetch(const pipeline::Upstream& upstream,
                                                          provider::ServiceAccount account,
                                                          WallMicros now, net::Cancel& cancel)
{
    const auto assertion = provider::assertionOf(account, now);
    if (!assertion) co_return assertion.error();
    const auto endpoint = endpointOf(upstream, account.tokenUri);
    if (!endpoint) co_return endpoint.error();
    std::string body = provider::tokenRequestOf(*assertion);
    std::string head = headOf(endpoint->base, body.size());
    PlainCall call{*endpoint, std::move(head), std::move(body), kPatience, kMostAnswer};
    const auto answer = co_await ask(pool_, std::move(call), cancel);
    if (!answer) co_return answer.error();
    if (!answer->isWhole) co_return noAnswer();
    co_return provider::accessTokenOf(answer->status, answer->body);
}

net::Task<Result<Secret>> TokenDesk::tokenFor(const pipeline::Upstream& upstream, std::size_t key,
                                              WallMicros now, net::Cancel& cancel)
{
    const std::string_view secret = upstream.keyAt(key);
    const std::uint64_t mark = key < upstream.keys.size() ? upstream.keys[key].mark : 0;
    if (const auto known = kept_.find(mark); known != kept_.end() && known->second.until > now)
        co_return known->second.token;
    auto account = provider::serviceAccountOf(secret);
    if (!account) co_return Secret(std::string(secret));
    auto token = co_await fetch(upstream, std::move(*account), now, cancel);
    if (!token) co_return std::move(token).error();
    if (kept_.size() >= kMostKept) kept_.clear();
    Kept& kept = kept_[mark];
    kept.token = Secret(std::move(token->text));
    kept.until = now + (token->seconds - kBefore) * kMicrosASecond;
    co_return kept.token;
}

}  // namespace gatehouse::engine
