#include "ui/widgets/toasts.h"

#include <QEvent>
#include <QHBoxLayout>

#include "ui/widgets/basics.h"
#include "ui/widgets/fade.h"

namespace gatehouse::ui {
namespace {

constexpr int kShort = 4'000;  // ms
constexpr int kLong = 10'000;  // ms: time to reach for Undo

}  // namespace

Toasts::Toasts(QWidget* window) : QFrame(window)
{
    setObjectName(QStringLiteral("toast"));
    setAttribute(Qt::WA_StyledBackground);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(14, 6, 6, 6);
    row->setSpacing(8);
    text_ = makeLabel({}, "body", this);
    action_ = makeButton(QStringLiteral("toast.action"), {}, "link", {}, this);
    auto* close =
        makeIconButton(QStringLiteral("toast.close"), tr("Close"), QStringLiteral("close"), this);
    row->addWidget(text_, 1);
    row->addWidget(action_);
    row->addWidget(close);
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    connect(action_, &QPushButton::clicked, this, [this] {
        hide();
        if (const auto run = std::exchange(run_, {})) run();
    });
    timer_.setSingleShot(true);
    connect(&timer_, &QTimer::timeout, this, &QWidget::hide);
    window->installEventFilter(this);
    hide();
}

void Toasts::show(const QString& text, const QString& action, std::function<void()> run)
{
    text_->setText(text);
    setAccessibleName(text);
    action_->setText(action);
    action_->setAccessibleName(action);
    action_->setVisible(!action.isEmpty());
    run_ = std::move(run);
    const bool isNew = isHidden();
    QFrame::show();
    place();
    raise();
    if (isNew) fadeIn(this);
    timer_.start(action.isEmpty() ? kShort : kLong);
}

void Toasts::setLift(int pixels)
{
    lift_ = pixels;
    if (isVisible()) place();
}

QString Toasts::text() const
{
    return isHidden() ? QString() : text_->text();
}

bool Toasts::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize && isVisible()) place();
    return QFrame::eventFilter(watched, event);
}

void Toasts::place()
{
    const QWidget* window = parentWidget();
    resize(qMin(sizeHint().width(), window->width() - 32), sizeHint().height());
    move((window->width() - width()) / 2, window->height() - height() - 44 - lift_);
}

}  // namespace gatehouse::ui
