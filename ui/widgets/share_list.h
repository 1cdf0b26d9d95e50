#pragma once

#include <QFrame>
#include <QVector>

class QLabel;
class QVBoxLayout;

namespace gatehouse::ui {

class Dot;
class ElidedLabel;
class ShareBar;

/// A card with named shares of a whole: name, small print, value, bar. Each row is a link.
class ShareList : public QFrame {
    Q_OBJECT

public:
    struct Row {
        QString key;  ///< handed to clicked()
        QString name;
        QString small;  ///< grey, beside the name
        QString value;  ///< at the right
        QString tip;
        double share = 0;  ///< 0 … 1, length of the bar
        int series = 0;
    };

    ShareList(const QString& objectName, const QString& title, const QString& subtitle,
              const QString& emptyText, QWidget* parent = nullptr);
    void setSubtitle(const QString& text);
    void show(const QVector<Row>& rows);  ///< updates in place, so nothing moves under the pointer

Q_SIGNALS:
    void clicked(const QString& key);

private:
    class Line;
    QLabel* subtitle_;
    QLabel* empty_;
    QVBoxLayout* column_;
    QVector<Line*> lines_;
};

}  // namespace gatehouse::ui
