#include "ui/times.h"

#include <algorithm>
#include <ctime>
#include <utility>

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include "ui/navigator.h"

namespace gatehouse::ui {
namespace {

constexpr int kLook = 5;  // ms between two looks whether the page is filled
constexpr qint64 kSecond = 1'000'000'000;

qint64 now()
{
    timespec time{};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return static_cast<qint64>(time.tv_sec) * kSecond + time.tv_nsec;
}

double seconds(qint64 ns)
{
    return static_cast<double>(ns) / 1e9;
}

double ms(qint64 ns)
{
    return static_cast<double>(ns) / 1e6;
}

}  // namespace

Times::Times(const QString& path, Navigator& navigator)
    : file_(path), gaps_([this](const GapWatch::Gap& gap) { hear(gap); })
{
    if (!file_.open(QIODevice::WriteOnly | QIODevice::Truncate)) return;
    connect(&navigator, &Navigator::went, this, &Times::onWent);
    QCoreApplication::instance()->installEventFilter(this);
}

void Times::watch(MainWindow& window)
{
    window_ = &window;
    connect(&filling_, &QTimer::timeout, this, [this] {
        const Page* page = window_ == nullptr ? nullptr : window_->page(page_);
        if (page == nullptr || isOnItsWay_ || !page->isFilled()) return;
        filling_.stop();
        window_->repaint();
        write({{QStringLiteral("what"), QStringLiteral("filled")},
               {QStringLiteral("at"), seconds(now())},
               {QStringLiteral("waited"), gaps_.waited()}});
    });
}

void Times::write(const QVariantMap& line)
{
    file_.write(QJsonDocument(QJsonObject::fromVariantMap(line)).toJson(QJsonDocument::Compact) +
                '\n');
    file_.flush();
}

void Times::onWent(const QString& page)
{
    if (page == page_) return;
    page_ = page;
    isOnItsWay_ = true;
    askedAt_ = now();
    waitedThen_ = gaps_.waited();
}

bool Times::eventFilter(QObject* watched, QEvent* event)
{
    if (!isOnItsWay_ || event->type() != QEvent::Paint || window_ == nullptr) return false;
    // A page that is covered by what stands on it is not painted itself.
    const auto* widget = qobject_cast<const QWidget*>(watched);
    const Page* page = window_->page(page_);
    if (widget == nullptr || page == nullptr) return false;
    if (widget != page && !page->isAncestorOf(widget)) return false;
    isOnItsWay_ = false;
    // Its children and its neighbours are painted in the same go, before the next event.
    QMetaObject::invokeMethod(this, &Times::onPainted, Qt::QueuedConnection);
    return false;
}

void Times::onPainted()
{
    const qint64 at = now();
    const bool isStart = seen_.isEmpty();
    if (isStart) {
        write({{QStringLiteral("what"), QStringLiteral("painted")},
               {QStringLiteral("at"), seconds(at)},
               {QStringLiteral("waited"), gaps_.waited()}});
        filling_.start(kLook);
        secondBegan_ = at;
        gaps_.start();
    } else {
        write({{QStringLiteral("what"), QStringLiteral("page")},
               {QStringLiteral("page"), page_},
               {QStringLiteral("ms"), ms(at - askedAt_)},
               {QStringLiteral("own"), ms(at - askedAt_) - (gaps_.waited() - waitedThen_)},
               {QStringLiteral("first"), !seen_.contains(page_)}});
    }
    seen_.append(page_);
}

void Times::hear(const GapWatch::Gap& gap)
{
    gapsMs_.push_back(gap.ms - gap.queueMs);
    if (gap.ms > longest_.ms) longest_ = gap;
    mostOwn_ = std::max(mostOwn_, gap.ms - gap.queueMs);
    const qint64 at = now();
    if (at - secondBegan_ < kSecond) return;
    const auto place = static_cast<std::ptrdiff_t>(gapsMs_.size() * 99 / 100);
    std::nth_element(gapsMs_.begin(), gapsMs_.begin() + place, gapsMs_.end());
    write({{QStringLiteral("what"), QStringLiteral("gap")},
           {QStringLiteral("at"), seconds(at)},
           {QStringLiteral("ms"), longest_.ms},
           {QStringLiteral("own"), mostOwn_},
           {QStringLiteral("p99"), gapsMs_[static_cast<std::size_t>(place)]},
           {QStringLiteral("why"), longest_.longest}});
    gapsMs_.clear();
    longest_ = {};
    mostOwn_ = 0;
    secondBegan_ = at;
}

}  // namespace gatehouse::ui
