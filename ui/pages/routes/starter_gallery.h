#pragma once

#include <vector>

#include <QAbstractButton>

#include "app/routes/starters.h"
#include "proxy/core/config/config.h"
#include "ui/pages/routes/canvas_scene.h"

class QGridLayout;

namespace gatehouse::ui {

/// A route to begin with, drawn small.
class StarterCard : public QAbstractButton {
    Q_OBJECT

public:
    StarterCard(const app::Starter& starter, const config::Config& config,
                QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QString words_;
    CanvasScene scene_;
};

/// All starters, as many in a row as there is room.
class StarterGallery : public QWidget {
    Q_OBJECT

public:
    explicit StarterGallery(QWidget* parent = nullptr);
    void show(const config::Config& config);

Q_SIGNALS:
    void chosen(const gatehouse::app::Starter& starter);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();

    QList<StarterCard*> cards_;
    QGridLayout* grid_;
    int columns_ = 0;
};

}  // namespace gatehouse::ui
