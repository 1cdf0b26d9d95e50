#include "proxy/shell/net/resolver.h"

#include <cstring>
#include <netdb.h>
#include <pthread.h>
#include <utility>

#include <boost/asio/ip/address.hpp>

namespace gatehouse::net {

/// What is asked, and who waits. `waiter` belongs to the loop; the rest to whoever holds it.
struct Resolver::Question : Deadline, std::enable_shared_from_this<Resolver::Question> {
    Question(Loop& of, std::string name, std::uint16_t number)
        : loop(of), host(std::move(name)), port(number)
    {
    }

    void expired() override { resume(); }

    void resume()
    {
        never();
        if (waiter) std::exchange(waiter, nullptr).resume();
    }

    Loop& loop;
    std::string host;
    std::uint16_t port;
    Endpoints found;
    std::coroutine_handle<> waiter;
};

class Resolver::Wait {
public:
    explicit Wait(Question& question) : question_(question) {}

    bool await_ready() const noexcept { return false; }

    void await_suspend(std::coroutine_handle<> caller) noexcept { question_.waiter = caller; }

    void await_resume() const noexcept {}

private:
    Question& question_;
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
        auto& loop = question->loop;
        loop.post([question = std::move(question), found = std::move(found)]() mutable {
            question->found = std::move(found);
            question->resume();
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
    const auto question = std::make_shared<Question>(loop, std::move(host), port);
    question->at(until);
    loop.deadlines().add(*question);
    cancel.by([question] { question->resume(); });
    {
        const std::lock_guard lock(mutex_);
        questions_.push_back(question);
    }
    wake_.notify_one();
    co_await Wait(*question);
    cancel.byNothing();
    Endpoints found = question->found;
    co_return found;
}

}  // namespace gatehouse::net
