#include "ui/page.h"

#include "app/reader_thread.h"

namespace gatehouse::ui {

Page::Page(const QString& id, PageContext context, QWidget* parent)
    : QWidget(parent), context_(context)
{
    setObjectName(QStringLiteral("page.") + id);
    setAttribute(Qt::WA_StyledBackground);
}

void Page::setActive(bool active)
{
    if (active == active_) return;
    active_ = active;
    if (active) {
        activated();
    } else {
        deactivated();
    }
}

void Page::open(const QVariantMap&) {}

QString Page::statusText() const
{
    return {};
}

bool Page::isFilled() const
{
    return context_.reader == nullptr || context_.reader->idle();
}

std::optional<Token> Page::statusDot() const
{
    return std::nullopt;
}

}  // namespace gatehouse::ui
