#pragma once

#include <QIconEngine>

#include "ui/theme/tokens.h"

namespace gatehouse::ui {

/// Draws an icon in the colours of the moment, so that a theme switch needs no new icons.
class IconEngine : public QIconEngine {
public:
    IconEngine(QString name, Token colour);
    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override;
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state,
                         qreal scale) override;
    [[nodiscard]] QIconEngine* clone() const override;

private:
    [[nodiscard]] QColor colourFor(QIcon::Mode mode) const;
    QString name_;
    Token colour_;
};

}  // namespace gatehouse::ui
