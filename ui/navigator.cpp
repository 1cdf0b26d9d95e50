#include "ui/navigator.h"

namespace gatehouse::ui {
namespace {

constexpr qsizetype kMostPlaces = 100;

}  // namespace

void Navigator::go(const QString& page, const QVariantMap& params)
{
    const bool same = at_ >= 0 && places_[at_].page == page && places_[at_].params == params;
    if (!same) {
        places_.resize(at_ + 1);  // a new way cuts off what lay ahead
        places_.append({page, params});
        if (places_.size() > kMostPlaces) places_.removeFirst();
        at_ = places_.size() - 1;
    }
    arrive();
}

void Navigator::back()
{
    if (!canGoBack()) return;
    --at_;
    arrive();
}

void Navigator::forward()
{
    if (!canGoForward()) return;
    ++at_;
    arrive();
}

QString Navigator::page() const
{
    return at_ < 0 ? QString() : places_[at_].page;
}

void Navigator::arrive()
{
    const Place place = places_[at_];
    Q_EMIT went(place.page, place.params);
}

}  // namespace gatehouse::ui
