#include <algorithm>

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>

#include "app/formats.h"
#include "app/routes/graph_grow.h"
#include "app/routes/graph_layout.h"
#include "app/routes/node_words.h"
#include "ui/actions.h"
#include "ui/pages/routes/route_canvas.h"
#include "ui/theme/theme.h"

namespace gatehouse::ui {
namespace {

constexpr int kStep = 8;
constexpr int kPasteStep = 32;
constexpr double kZoomStep = 1.25;

bool isArrow(int key)
{
    return key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down;
}

}  // namespace

void RouteCanvas::add(policy::NodeKind kind)
{
    if (readOnly_) return;
    app::Grown grown = app::addedAfter(scene_.graph(), current(), kind);
    apply(std::move(grown.graph), grown.ids);
}

void RouteCanvas::removeSelected()
{
    if (selected_.empty() || readOnly_) return;
    const std::string next = scene_.neighbour(current(), Qt::Key_Up);
    policy::Graph less = app::without(scene_.graph(), selected_);
    if (less == scene_.graph()) {
        Q_EMIT said(tr("A route keeps its start."));
        return;
    }
    const bool stays = less.find(next) != nullptr;
    apply(std::move(less), stays ? std::vector<std::string>{next} : std::vector<std::string>());
}

void RouteCanvas::copy()
{
    const std::string text = app::copied(scene_.graph(), selected_);
    if (!text.empty()) QGuiApplication::clipboard()->setText(app::text(text));
}

void RouteCanvas::paste()
{
    if (readOnly_) return;
    const std::string text = QGuiApplication::clipboard()->text().toStdString();
    app::Grown grown = app::pasted(scene_.graph(), text, {kPasteStep, kPasteStep});
    if (grown.ids.empty()) {
        Q_EMIT said(tr("The clipboard holds no nodes of a route."));
        return;
    }
    apply(std::move(grown.graph), grown.ids);
}

void RouteCanvas::layOut()
{
    if (readOnly_) return;
    apply(app::laidOut(scene_.graph()), selected_);
    fit();
}

void RouteCanvas::nudge(int key)
{
    const int dx = key == Qt::Key_Left ? -kStep : key == Qt::Key_Right ? kStep : 0;
    const int dy = key == Qt::Key_Up ? -kStep : key == Qt::Key_Down ? kStep : 0;
    apply(app::moved(scene_.graph(), selected_, dx, dy), selected_);
}

void RouteCanvas::insertMenu()
{
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("routes.insert"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const policy::NodeKind kind : app::offeredKinds()) {
        menu->addAction(Theme::icon(iconOf(kind)), app::kindTitle(kind), this,
                        [this, kind] { add(kind); });
    }
    const DrawnNode* node = scene_.find(current());
    const QPointF at =
        node == nullptr ? QPointF(rect().center()) : toWidget(node->rect.bottomLeft());
    menu->popup(mapToGlobal(at.toPoint()));
    if (!menu->actions().isEmpty()) menu->setActiveAction(menu->actions().constFirst());
}

bool RouteCanvas::editByKey(QKeyEvent* event)
{
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    if (event->matches(QKeySequence::Copy)) return copy(), true;
    if (event->matches(QKeySequence::Cut)) return copy(), removeSelected(), true;
    if (event->matches(QKeySequence::Paste)) return paste(), true;
    if (control && event->key() == Qt::Key_D) return copy(), paste(), true;
    if (control && isArrow(event->key())) return nudge(event->key()), true;
    if (control || event->modifiers().testFlag(Qt::AltModifier)) return false;
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)
        return removeSelected(), true;
    if (event->key() == Qt::Key_Insert) return insertMenu(), true;
    const QString letter = event->text().toUpper();
    if (letter.size() != 1) return false;
    for (const policy::NodeKind kind : app::offeredKinds()) {
        if (app::letterOf(kind) == letter[0]) return add(kind), true;
    }
    return false;
}

bool RouteCanvas::goByKey(QKeyEvent* event)
{
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    if (control && event->key() == Qt::Key_0) return fit(), true;
    if (control && (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Equal))
        return zoomBy(kZoomStep), true;
    if (control && event->key() == Qt::Key_Minus) return zoomBy(1 / kZoomStep), true;
    if (event->matches(QKeySequence::SelectAll)) {
        std::vector<std::string> all;
        for (const DrawnNode& each : scene_.nodes()) all.push_back(each.id);
        return select(std::move(all)), true;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        Q_EMIT propertiesAsked();
        return true;
    }
    if (event->key() == Qt::Key_Escape && drag_ != Drag::None) return endDrag(), true;
    if (event->key() == Qt::Key_Escape && selected_.empty() && !path_.empty())
        return setPath({}), true;
    if (event->key() == Qt::Key_Escape && !selected_.empty()) return select({}), true;
    if (event->key() == Qt::Key_Home && !scene_.nodes().empty()) {
        select({scene_.nodes().front().id});
        return bringToSight(current()), true;
    }
    if (!isArrow(event->key()) || control) return false;
    const std::string next = scene_.neighbour(current(), static_cast<Qt::Key>(event->key()));
    if (next.empty()) return true;
    std::vector<std::string> ids;
    if (event->modifiers().testFlag(Qt::ShiftModifier)) ids = selected_;
    std::erase(ids, next);
    ids.push_back(next);
    select(std::move(ids));
    bringToSight(next);
    return true;
}

void RouteCanvas::keyPressEvent(QKeyEvent* event)
{
    if (isIdleLetter(*this, *event)) return event->ignore();
    if (!editByKey(event) && !goByKey(event)) QWidget::keyPressEvent(event);
}

}  // namespace gatehouse::ui
