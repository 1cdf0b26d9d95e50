#include "tests/support/raw_client.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cctype>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace gatehouse::tests {

namespace {

constexpr int kPatienceMillis = 20'000;

bool sameName(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return std::tolower(x) == std::tolower(y); });
}

std::string request(std::string_view method, std::string_view target, std::string_view key,
                    const Fields& more)
{
    std::string text = std::string(method) + ' ' + std::string(target) + " HTTP/1.1\r\n";
    const auto given = [&more](std::string_view name) {
        return std::any_of(more.begin(), more.end(),
                           [name](const auto& f) { return sameName(f.first, name); });
    };
    if (!given("host")) text += "Host: localhost\r\n";
    if (!key.empty()) text += "Authorization: Bearer " + std::string(key) + "\r\n";
    for (const auto& [name, value] : more) text += name + ": " + value + "\r\n";
    return text;
}

}  // namespace

std::string RawReply::field(std::string_view name) const
{
    for (const auto& [key, value] : fields) {
        if (sameName(key, name)) return value;
    }
    return {};
}

bool RawReply::has(std::string_view name) const
{
    return std::any_of(fields.begin(), fields.end(),
                       [name](const auto& f) { return sameName(f.first, name); });
}

RawClient::RawClient(std::uint16_t port, bool v6)
{
    socket_ = ::socket(v6 ? AF_INET6 : AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (v6) {
        sockaddr_in6 address{};
        address.sin6_family = AF_INET6;
        address.sin6_port = htons(port);
        address.sin6_addr = in6addr_loopback;
        ended_ = connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0;
        return;
    }
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int one = 1;
    setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    ended_ = connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0;
}

RawClient::~RawClient()
{
    close();
}

bool RawClient::send(std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

bool RawClient::fill()
{
    if (ended_) return false;
    pollfd watched{socket_, POLLIN, 0};
    if (poll(&watched, 1, kPatienceMillis) <= 0) return false;
    std::array<char, 65536> bytes;
    const ssize_t count = recv(socket_, bytes.data(), bytes.size(), 0);
    if (count <= 0) {
        ended_ = true;
        reset_ = count < 0 && errno == ECONNRESET;
        return false;
    }
    in_.append(bytes.data(), static_cast<std::size_t>(count));
    return true;
}

std::string RawClient::readUntil(std::string_view mark)
{
    std::size_t at = 0;
    while ((at = in_.find(mark)) == std::string::npos) {
        if (!fill()) return {};
    }
    std::string found = in_.substr(0, at + mark.size());
    in_.erase(0, found.size());
    return found;
}

RawReply RawClient::read(bool headOnly)
{
    return readAfter(readUntil("\r\n\r\n"), headOnly);
}

RawReply RawClient::readAfter(std::string_view head, bool headOnly)
{
    RawReply reply;
    if (head.size() < 13) return reply;
    std::from_chars(head.data() + 9, head.data() + 12, reply.status);
    if (reply.status / 100 == 1 && reply.status != 101) return read(headOnly);
    std::string_view rest(head);
    rest.remove_prefix(rest.find("\r\n") + 2);
    while (!rest.starts_with("\r\n")) {
        const std::string_view line = rest.substr(0, rest.find("\r\n"));
        rest.remove_prefix(line.size() + 2);
        const std::size_t colon = line.find(':');
        std::string_view value = line.substr(colon + 1);
        while (value.starts_with(' ')) value.remove_prefix(1);
        reply.fields.emplace_back(line.substr(0, colon), value);
    }
    if (headOnly || reply.status == 204 || reply.status == 304) {
        reply.complete = true;
        return reply;
    }
    reply.chunked = sameName(reply.field("transfer-encoding"), "chunked");
    if (reply.chunked) {
        for (;;) {
            const std::string line = readUntil("\r\n");
            std::size_t size = 0;
            if (line.empty() ||
                std::from_chars(line.data(), line.data() + line.size(), size, 16).ec !=
                    std::errc{}) {
                return reply;
            }
            while (in_.size() < size + 2) {
                if (fill()) continue;
                reply.body += in_.substr(0, size);
                return reply;
            }
            reply.body.append(in_, 0, size);
            in_.erase(0, size + 2);
            if (size == 0) break;
        }
        reply.complete = true;
    } else if (reply.has("content-length")) {
        const std::size_t size = std::strtoull(reply.field("content-length").c_str(), nullptr, 10);
        while (in_.size() < size && fill()) {
        }
        reply.complete = in_.size() >= size;
        reply.body = in_.substr(0, size);
        in_.erase(0, size);
    } else {
        reply.body = readToEnd();
        reply.complete = !reset_;
    }
    return reply;
}

std::string RawClient::readBytes(std::size_t count)
{
    while (in_.size() < count && fill()) {
    }
    std::string found = in_.substr(0, count);
    in_.erase(0, found.size());
    return found;
}

std::string RawClient::readToEnd()
{
    while (fill()) {
    }
    return std::exchange(in_, {});
}

bool RawClient::hasInput() const
{
    pollfd watched{socket_, POLLIN, 0};
    return !in_.empty() || poll(&watched, 1, 0) > 0;
}

bool RawClient::waitForEnd()
{
    while (fill()) {
    }
    return ended_;
}

void RawClient::finishSending()
{
    ::shutdown(socket_, SHUT_WR);
}

void RawClient::close()
{
    if (socket_ >= 0) ::close(std::exchange(socket_, -1));
    ended_ = true;
}

void RawClient::abort()
{
    const linger hard{1, 0};
    setsockopt(socket_, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
    close();
}

std::string post(std::string_view target, std::string_view body, std::string_view key,
                 const Fields& more)
{
    return request("POST", target, key, more) +
           "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\n\r\n" + std::string(body);
}

std::string get(std::string_view target, std::string_view key, const Fields& more)
{
    return request("GET", target, key, more) + "\r\n";
}

RawReply exchange(std::uint16_t port, std::string_view request)
{
    RawClient client(port);
    client.send(request);
    return client.read(request.starts_with("HEAD "));
}

}  // namespace gatehouse::tests
