#include "ui/theme/motion_style.h"

#include <utility>

#include <QStyleFactory>

namespace gatehouse::ui {

MotionStyle::MotionStyle(std::function<bool()> moves)
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))), moves_(std::move(moves))
{
}

int MotionStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                           QStyleHintReturn* result) const
{
    const bool isMotion = hint == SH_Widget_Animation_Duration || hint == SH_Widget_Animate;
    if (isMotion && !moves_()) return 0;
    return QProxyStyle::styleHint(hint, option, widget, result);
}

}  // namespace gatehouse::ui
