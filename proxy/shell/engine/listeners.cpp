#include "proxy/shell/engine/listeners.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "proxy/core/base/text.h"

namespace gatehouse::engine {
namespace {

std::string filesOf(const config::ServerConfig& server)
{
    return server.tlsCertificate.empty() ? std::string()
                                         : cat(server.tlsCertificate, "\n", server.tlsKey);
}

std::string_view portOf(std::string_view address)
{
    const auto colon = address.rfind(':');
    return colon == std::string_view::npos ? std::string_view() : address.substr(colon + 1);
}

bool mayFail(const config::ServerConfig& server, std::size_t at)
{
    return at > 0 && server.listen[at].starts_with('[');
}

}  // namespace

Listeners::Listeners(net::Loop& accepting, net::Listener::Next next, Take take)
    : accepting_(accepting), next_(std::move(next)), take_(std::move(take))
{
}

Result<std::shared_ptr<const Listeners::Tls>> Listeners::contextFor(
    const config::ServerConfig& server) const
{
    const std::string files = filesOf(server);
    if (files == tlsFiles_) return tls_->get();
    if (files.empty()) return std::shared_ptr<const Tls>();
    auto context = net::serverContext(server.tlsCertificate, server.tlsKey);
    if (!context) return std::move(context).error();
    return std::make_shared<const Tls>(Tls{std::move(*context)});
}

Result<Listeners::Place> Listeners::open(const std::string& address)
{
    const auto take = [take = take_, tls = tls_](net::Loop& loop, net::Listener::Socket socket) {
        const auto now = tls->get();
        // Lives as long as the connection, also when another context has taken its place.
        auto context = now == nullptr ? nullptr : std::shared_ptr<SSL_CTX>(now, now->context.get());
        take(loop, std::move(socket), std::move(context));
    };
    auto listener = net::Listener::open(accepting_, address, next_, take);
    if (!listener) return std::move(listener).error();
    return Place{address, std::move(*listener)};
}

/// A socket on all addresses cannot stand beside one of ours on the same port: that one closes
/// first.
Result<Listeners::Place> Listeners::openBeside(const std::string& address, Places& leaving,
                                               Places& closed)
{
    auto place = open(address);
    if (place || place.error().kind != ErrorKind::Conflict) return place;
    const auto inTheWay =
        std::stable_partition(leaving.begin(), leaving.end(), [&address](const Place& old) {
            return portOf(old.listener->address()) != portOf(address);
        });
    if (inTheWay == leaving.end()) return place;
    for (auto at = inTheWay; at != leaving.end(); ++at) {
        at->listener->close();
        closed.push_back(std::move(*at));
    }
    leaving.erase(inTheWay, leaving.end());
    return open(address);
}

void Listeners::reopen(const Places& closed)
{
    for (const Place& old : closed) {
        const auto at = std::ranges::find(places_, old.listener, &Place::listener);
        auto again = open(old.listener->address());
        if (!again) {
            places_.erase(at);
            continue;
        }
        again->listener->start();
        at->listener = std::move(again->listener);
    }
}

Result<void> Listeners::apply(const config::ServerConfig& server)
{
    if (closed_) return {};
    auto tls = contextFor(server);
    if (!tls) return std::move(tls).error();

    Places leaving = places_;
    Places next(server.listen.size());
    for (std::size_t i = 0; i < next.size(); ++i) {
        const auto same = std::ranges::find(leaving, server.listen[i], &Place::wanted);
        if (same == leaving.end()) continue;
        next[i] = std::move(*same);
        leaving.erase(same);
    }
    Places opened;
    Places closed;
    for (std::size_t i = 0; i < next.size(); ++i) {
        if (next[i].listener != nullptr) continue;
        auto place = openBeside(server.listen[i], leaving, closed);
        if (place) {
            opened.push_back(*place);
            next[i] = std::move(*place);
        } else if (!mayFail(server, i)) {
            for (const Place& made : opened) made.listener->close();
            reopen(closed);
            return std::move(place).error();
        }
    }
    std::erase_if(next, [](const Place& place) { return place.listener == nullptr; });

    // Nothing can fail from here on. A new socket accepts only once the new context is in place.
    tls_->set(std::move(*tls));
    tlsFiles_ = filesOf(server);
    for (const Place& made : opened) made.listener->start();
    for (const Place& old : leaving) old.listener->close();
    places_ = std::move(next);
    return {};
}

void Listeners::close()
{
    closed_ = true;
    for (const Place& place : places_) place.listener->close();
    places_.clear();
}

std::vector<std::string> Listeners::addresses() const
{
    std::vector<std::string> all;
    for (const Place& place : places_) all.push_back(place.listener->address());
    return all;
}

}  // namespace gatehouse::engine
