#include "proxy/shell/engine/helper.h"

#include <pthread.h>

namespace gatehouse::engine {

Helper::Helper()
    : thread_([this] {
          pthread_setname_np(pthread_self(), "gh-helper");
          std::unique_lock lock(mutex_);
          for (;;) {
              wake_.wait(lock, [this] { return stopping_ || !work_.empty(); });
              if (work_.empty()) return;
              auto next = std::move(work_.front());
              work_.pop_front();
              lock.unlock();
              next();
              lock.lock();
          }
      })
{
}

Helper::~Helper()
{
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    thread_.join();
}

void Helper::run(std::function<void()> work)
{
    {
        const std::lock_guard lock(mutex_);
        work_.push_back(std::move(work));
    }
    wake_.notify_one();
}

}  // namespace gatehouse::engine
