#include "proxy/shell/net/resolver.h"

#include <cstring>
#include <netdb.h>
#include <pthread.h>
#include <utility>

#include <boost/asio/ip/address.hpp>

namespace gatehouse::net {

/// Who waits, on its loop: in the frame of look().
class Resolver::Wait : public Deadline {
public:
    void expired() override { resume(); }

    void resume()
    {
        never();
        if (waiter_) std::exchange(waiter_, nullptr).resume();
    }

    bool await_ready() const noexcept { return false; }

    void await_suspend(std::coroutine_handle<> caller) noexcept { waiter_ = caller; }

    void await_resume() const noexcept {}

    Endpoints found;

private:
    std::coroutine_handle<> waiter_;
};

/// What is asked. Once nobody waits any more, the loop may be gone: it is touched only with the
/// mutex held and `waiting` set.
struct Resolver::Question {
    Loop& loop;
    std::string host;
    std::uint16_t port;
    Wait* waiting;
};

Resolver::Resolver(unsigned threads)
{
    for (unsigned i = 0; i < threads; ++i) {
        threads_.emplace_back([this] {
            pthread_setname_np(pthread_self(), "gh-dns");
            work();
        });
    }
}

Resolver::~Resolver()
{
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    for (auto& thread : threads_) thread.join();
}

void Resolver::work()
{
    for (;;) {
        std::shared_ptr<Question> question;
        {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [this] { return stopping_ || !questions_.empty(); });
            if (stopping_) return;
            question = std::move(questions_.front());
            questions_.pop_front();
        }
        addrinfo wanted{};
        wanted.ai_socktype = SOCK_STREAM;
        wanted.ai_flags = AI_ADDRCONFIG;
        addrinfo* list = nullptr;
        Endpoints found;
        if (getaddrinfo(question->host.c_str(), nullptr, &wanted, &list) == 0) {
            for (const addrinfo* at = list; at != nullptr; at = at->ai_next) {
                boost::asio::ip::tcp::endpoint endpoint;
                if (at->ai_addrlen > endpoint.capacity()) continue;
                std::memcpy(endpoint.data(), at->ai_addr, at->ai_addrlen);
                endpoint.resize(at->ai_addrlen);
                endpoint.port(question->port);
                found.push_back(endpoint);
            }
            freeaddrinfo(list);
        }
        const std::lock_guard lock(mutex_);
        if (question->waiting == nullptr) continue;
        question->loop.post([question, found = std::move(found)]() mutable {
            // Set and read on this loop: whoever gave up meanwhile has taken it away.
            if (question->waiting == nullptr) return;
            question->waiting->found = std::move(found);
            question->waiting->resume();
        });
    }
}

Task<Endpoints> Resolver::look(Loop& loop, std::string host, std::uint16_t port, SteadyTime until,
                               Cancel& cancel)
{
    boost::system::error_code notAnAddress;
    const auto address = boost::asio::ip::make_address(host, notAnAddress);
    if (!notAnAddress) {
        Endpoints one;
        one.emplace_back(address, port);
        co_return one;
    }
    Wait wait;
    wait.at(until);
    loop.deadlines().add(wait);
    const auto question = std::make_shared<Question>(Question{loop, std::move(host), port, &wait});
    cancel.by([&wait] { wait.resume(); });
    {
        const std::lock_guard lock(mutex_);
        questions_.push_back(question);
    }
    wake_.notify_one();
    co_await wait;
    cancel.byNothing();
    {
        const std::lock_guard lock(mutex_);
        question->waiting = nullptr;
        std::erase(questions_, question);  // no thread of ours is spent on it any more
    }
    co_return std::move(wait.found);
}

}  // namespace gatehouse::net
