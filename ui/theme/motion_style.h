#pragma once

#include <functional>

#include <QProxyStyle>

namespace gatehouse::ui {

/// The style all widgets are drawn with: Fusion, without its transitions where motion is reduced.
class MotionStyle : public QProxyStyle {
    Q_OBJECT

public:
    explicit MotionStyle(std::function<bool()> moves);

    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* result) const override;

private:
    std::function<bool()> moves_;
};

}  // namespace gatehouse::ui
