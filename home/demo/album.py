"""Pictures of the demonstration: each is drawn once, described, and knows what matters in it."""

from dataclasses import dataclass, field

from home.demo import pictures
from home.demo.building import described, save_picture

# motif: palette, what it shows, the middle of what matters and its size (in parts of the whole)
SUBJECTS = {
    "town": ("night", "夜色中的城市楼群与供热管道", (0.5, 0.6, 0.6, 0.5)),
    "plant": ("teal", "彩色工艺管道与压力表", (0.4, 0.5, 0.4, 0.6)),
    "fire": ("night", "燃气管道上的一排火焰", (0.5, 0.5, 0.6, 0.6)),
    "meeting": ("blue", "围坐在会议桌旁的与会人员", (0.5, 0.5, 0.6, 0.7)),
    "spheres": ("sky", "晨光里的球形储气罐", (0.42, 0.58, 0.7, 0.6)),
    "stacks": ("dawn", "清晨的热源厂、烟囱与冷却塔", (0.45, 0.5, 0.6, 0.7)),
    "snow": ("snow", "雪夜里亮着灯的住宅楼", (0.5, 0.55, 0.6, 0.6)),
    "crossing": ("sky", "跨越丘陵的管线与朝阳", (0.55, 0.6, 0.6, 0.6)),
    "trench": ("sky", "街道下正在更换的燃气管道与挖掘机", (0.6, 0.6, 0.5, 0.7)),
    "network": ("night", "管网地图上的监测点", (0.5, 0.5, 0.6, 0.6)),
    "valve": ("steel", "管道上的红色手轮阀门", (0.5, 0.45, 0.4, 0.8)),
    "hall": ("stage", "礼堂里的会议讲台与听众", (0.5, 0.45, 0.6, 0.7)),
    "lesson": ("wall", "戴安全帽的学员在听讲", (0.5, 0.55, 0.7, 0.7)),
    "paper": ("blue", "盖章的通知文件与铅笔", (0.5, 0.5, 0.4, 0.8)),
    "kitchen": ("wall", "厨房里的燃气灶与壁挂炉", (0.5, 0.55, 0.7, 0.7)),
    "screens": ("night", "调度大厅的监控大屏与值班员", (0.5, 0.5, 0.7, 0.8)),
}


@dataclass
class Album:
    kept: dict[str, object] = field(default_factory=dict)

    def picture(self, motif: str):
        if motif not in self.kept:
            palette, words, focus = SUBJECTS[motif]
            content = pictures.cover(motif, palette, len(self.kept) + 1)
            image = save_picture(content=content, name=f"{motif}.jpg", description=words)
            x, y, width, height = focus
            image.focal_point_x, image.focal_point_y = round(image.width * x), round(image.height * y)
            image.focal_point_width = round(image.width * width)
            image.focal_point_height = round(image.height * height)
            image.save()
            self.kept[motif] = image
        return self.kept[motif]

    def described(self, motif: str):
        return described(self.picture(motif))
