#include "ui/widgets/fade.h"

#include <QGraphicsOpacityEffect>
#include <QPropertyAnimation>
#include <QWidget>

#include "ui/theme/theme.h"

namespace gatehouse::ui {

void fadeIn(QWidget* widget)
{
    widget->setGraphicsEffect(nullptr);  // of a fade that still runs
    const int time = Theme::of().fade();
    if (time == 0) return;
    auto* effect = new QGraphicsOpacityEffect(widget);
    effect->setOpacity(0);
    widget->setGraphicsEffect(effect);
    auto* animation = new QPropertyAnimation(effect, "opacity", effect);
    animation->setDuration(time);
    animation->setEndValue(1.0);
    // The effect would render the widget twice for as long as it stays.
    QObject::connect(animation, &QPropertyAnimation::finished, widget,
                     [widget] { widget->setGraphicsEffect(nullptr); });
    animation->start();
}

}  // namespace gatehouse::ui
