#pragma once

#include <QList>
#include <QObject>
#include <QVariantMap>

namespace gatehouse::ui {

/// The one way to a page: cards, badges, shortcuts and the command line all call go().
class Navigator : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Opens `page`. Known params are each page's own, e.g. traffic: {"filter": "status>=400",
    /// "time": "last hour"}.
    void go(const QString& page, const QVariantMap& params = {});
    void back();
    void forward();

    [[nodiscard]] bool canGoBack() const { return at_ > 0; }

    [[nodiscard]] bool canGoForward() const { return at_ + 1 < places_.size(); }

    [[nodiscard]] QString page() const;

Q_SIGNALS:
    void went(const QString& page, const QVariantMap& params);

private:
    struct Place {
        QString page;
        QVariantMap params;
    };

    void arrive();
    QList<Place> places_;
    qsizetype at_ = -1;
};

}  // namespace gatehouse::ui
